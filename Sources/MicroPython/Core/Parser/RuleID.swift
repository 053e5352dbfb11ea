// The rules of the grammar, by number. py/parse.c, whose order is kept: the rules that the compiler has a function for, then the node of a
// constant, then the rules that only shape the tree. The number is the low byte of a node's second word in RAM.

/// A rule of the grammar, and with it the kind of a parse node. What each rule is stands in `Grammar`.
public enum RuleID: UInt8, CaseIterable, Sendable {
    // With a compile function.
    case fileInput, fileInput2, decorated, funcdef, simpleStmt2, exprStmt, testlistStarExpr, delStmt, passStmt, breakStmt
    case continueStmt, returnStmt, yieldStmt, raiseStmt, importName, importFrom, globalStmt, nonlocalStmt, assertStmt, asyncStmt
    case ifStmt, whileStmt, forStmt, tryStmt, withStmt, suiteBlockStmts, namedexprTest, testIfExpr, lambdef, lambdefNocond
    case orTest, andTest, notTest2, comparison, starExpr, expr, xorExpr, andExpr, shiftExpr, arithExpr, term, factor2, power
    case atomExprAwait, atomExprNormal, atomParen, atomBracket, atomBrace, trailerParen, trailerBracket, trailerPeriod
    case subscriptlist, subscript2, subscript3, testlist, dictorsetmakerItem, classdef, yieldExpr
    /// Not a rule: a node whose one word is a Python object.
    case constObject
    // Without.
    case genericColonTest, genericEqualTest, singleInput, fileInput3, evalInput, evalInput2, decorator, decorators
    case decoratedBody, asyncFuncdef, funcdefrettype, typedargslist, typedargslistItem, typedargslistName, typedargslistStar
    case typedargslistDblStar, tfpdef, varargslist, varargslistItem, varargslistName, varargslistStar, varargslistDblStar
    case vfpdef, stmt, simpleStmt, smallStmt, exprStmt2, exprStmtAugassign, exprStmtAssignList, exprStmtAssign, exprStmt6
    case testlistStarExpr2, annassign, augassign, flowStmt, raiseStmtArg, raiseStmtFrom, importStmt, importFrom2, importFrom2b
    case importFrom3, importAsNamesParen, oneOrMorePeriodOrEllipsis, periodOrEllipsis, importAsName, dottedAsName, asName
    case importAsNames, dottedAsNames, dottedName, nameList, assertStmtExtra, compoundStmt, asyncStmt2, ifStmtElifList
    case ifStmtElif, tryStmt2, tryStmtExceptAndMore, tryStmtExcept, tryStmtAsName, tryStmtExceptList, tryStmtFinally, elseStmt
    case withStmtList, withItem, withItemAs, suite, suiteBlock, namedexprTest2, test, testIfElse, testNocond, notTest, compOp
    case compOpNotIn, compOpIs, compOpIsNot, shiftOp, arithOp, termOp, factor, factorOp, atomExpr, atomExprTrailers
    case powerDblStar, atom, atom2b, testlistComp, testlistComp2, testlistComp3, testlistComp3b, testlistComp3c, trailer
    case `subscript`, subscript3b, subscript3c, subscript3d, sliceop, exprlist, exprlist2, dictorsetmaker, dictorsetmakerTail
    case dictorsetmakerList, dictorsetmakerList2, classdef2, arglist, arglist2, arglistStar, arglistDblStar, argument, argument2
    case argument3, compIter, compFor, compIf, yieldArg, yieldArgFrom
}
