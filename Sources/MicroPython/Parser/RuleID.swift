// The rules of the grammar, by number. py/parse.c, whose order is kept: the rules that the compiler has a function for, then the node of a
// constant, then the rules that only shape the tree. The number is the low byte of a node's second word in RAM.

/// A rule of the grammar, and with it the kind of a parse node. What each rule is stands in `Grammar`.
public enum RuleID: UInt8, CaseIterable, Sendable {
    // With a compile function.
    case fileInput, fileInput2, decorated, funcdef, simpleStmt2, exprStmt, testlistStarExpr, delStmt, passStmt, breakStmt, continueStmt, returnStmt
    case yieldStmt, raiseStmt, importName, importFrom, globalStmt, nonlocalStmt, assertStmt, asyncStmt, ifStmt, whileStmt, forStmt, tryStmt
    case withStmt, suiteBlockStmts, namedexprTest, testIfExpr, lambdef, lambdefNocond, orTest, andTest, notTest2, comparison, starExpr, expr
    case xorExpr, andExpr, shiftExpr, arithExpr, term, factor2, power, atomExprAwait, atomExprNormal, atomParen, atomBracket, atomBrace
    case trailerParen, trailerBracket, trailerPeriod, subscriptlist, subscript2, subscript3, testlist, dictorsetmakerItem, classdef, yieldExpr
    /// Not a rule: a node whose one word is a Python object.
    case constObject
    // Without.
    case genericColonTest, genericEqualTest, singleInput, fileInput3, evalInput, evalInput2, decorator, decorators, decoratedBody, asyncFuncdef
    case funcdefrettype, typedargslist, typedargslistItem, typedargslistName, typedargslistStar, typedargslistDblStar, tfpdef, varargslist
    case varargslistItem, varargslistName, varargslistStar, varargslistDblStar, vfpdef, stmt, simpleStmt, smallStmt, exprStmt2, exprStmtAugassign
    case exprStmtAssignList, exprStmtAssign, exprStmt6, testlistStarExpr2, annassign, augassign, flowStmt, raiseStmtArg, raiseStmtFrom, importStmt
    case importFrom2, importFrom2b, importFrom3, importAsNamesParen, oneOrMorePeriodOrEllipsis, periodOrEllipsis, importAsName, dottedAsName, asName
    case importAsNames, dottedAsNames, dottedName, nameList, assertStmtExtra, compoundStmt, asyncStmt2, ifStmtElifList, ifStmtElif, tryStmt2
    case tryStmtExceptAndMore, tryStmtExcept, tryStmtAsName, tryStmtExceptList, tryStmtFinally, elseStmt, withStmtList, withItem, withItemAs, suite
    case suiteBlock, namedexprTest2, test, testIfElse, testNocond, notTest, compOp, compOpNotIn, compOpIs, compOpIsNot, shiftOp, arithOp, termOp
    case factor, factorOp, atomExpr, atomExprTrailers, powerDblStar, atom, atom2b, testlistComp, testlistComp2, testlistComp3, testlistComp3b
    case testlistComp3c, trailer, `subscript`, subscript3b, subscript3c, subscript3d, sliceop, exprlist, exprlist2, dictorsetmaker, dictorsetmakerTail
    case dictorsetmakerList, dictorsetmakerList2, classdef2, arglist, arglist2, arglistStar, arglistDblStar, argument, argument2, argument3
    case compIter, compFor, compIf, yieldArg, yieldArgFrom
}
