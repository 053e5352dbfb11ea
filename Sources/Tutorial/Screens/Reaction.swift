// What a screen answers to a key: what the world outside is to do, and what is asked of the screens around it. The application passes it on.
import Lessons
import Timeline

/// Something that a screen asks for.
enum Reaction: Sendable {
    case effect(Effect)
    /// A file is to be written; a picture of the screen is made here.
    case save(SaveOrder)
    /// The overlay that answers goes.
    case close
    case open(any Overlay)
    /// The front screen goes behind the text.
    case leave
    /// What the screen below an overlay does at this action.
    case below(Action)
    /// The cursor of the map below goes to a block.
    case cursor(Int)
    /// The panel's chosen program is to be run once more under another policy.
    case replay(CollectionPolicy)
    /// What was stopped for an overlay goes on.
    case playOn
    /// Guesses to be made before a program runs.
    case ask([Prediction], before: Lessons.Panel)
    /// Another board at its prompt, in place of the one that is over.
    case newPrompt(Lessons.Panel, board: String)
    case goTo(section: Int)
    /// To the section with the number that was typed.
    case goToNumber(String)
    /// All steps of the section are shown.
    case revealAll
    case search(String)
    case goToHit(Int)
    case confirmed(ConfirmOverlay.Consequence)
    /// The text has changed where questions stand in it.
    case layOutText
}
