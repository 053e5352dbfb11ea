// The grammar: expressions, subscripts, comprehensions, calls, classes. py/grammar.h. It lets more through than Python allows in argument
// lists and dict and set displays; the compiler rejects that.

extension Grammar {
    mutating func addExpressions() {
        // namedexpr_test: test [namedexpr_test_2]
        allUnlessOne(.namedexprTest, .rule(.test), .optional(.namedexprTest2))
        // namedexpr_test_2: ':=' test
        allUnlessOne(.namedexprTest2, .token(.assignExpression), .rule(.test))
        // test: lambdef | test_if_expr
        either(.test, .rule(.lambdef), .rule(.testIfExpr))
        // test_if_expr: or_test [test_if_else]
        allUnlessOne(.testIfExpr, .rule(.orTest), .optional(.testIfElse))
        // test_if_else: 'if' or_test 'else' test
        all(.testIfElse, .token(.keywordIf), .rule(.orTest), .token(.keywordElse), .rule(.test))
        // test_nocond: lambdef_nocond | or_test
        either(.testNocond, .rule(.lambdefNocond), .rule(.orTest))
        // lambdef: 'lambda' [varargslist] ':' test
        allAndBlank(.lambdef, .token(.keywordLambda), .optional(.varargslist), .token(.colon), .rule(.test))
        // lambdef_nocond: 'lambda' [varargslist] ':' test_nocond
        allAndBlank(.lambdefNocond, .token(.keywordLambda), .optional(.varargslist), .token(.colon), .rule(.testNocond))
        // or_test: and_test ('or' and_test)*
        list(.orTest, .rule(.andTest), .token(.keywordOr))
        // and_test: not_test ('and' not_test)*
        list(.andTest, .rule(.notTest), .token(.keywordAnd))
        // not_test: not_test_2 | comparison
        either(.notTest, .rule(.notTest2), .rule(.comparison))
        // not_test_2: 'not' not_test
        all(.notTest2, .token(.keywordNot), .rule(.notTest))
        // comparison: expr (comp_op expr)*
        list(.comparison, .rule(.expr), .rule(.compOp))
        // comp_op: '<' | '>' | '==' | '<=' | '>=' | '!=' | 'in' | comp_op_not_in | comp_op_is
        either(
            .compOp,
            .token(.less), .token(.more), .token(.doubleEqual), .token(.lessEqual), .token(.moreEqual), .token(.notEqual),
            .token(.keywordIn), .rule(.compOpNotIn), .rule(.compOpIs))
        // comp_op_not_in: 'not' 'in'
        all(.compOpNotIn, .token(.keywordNot), .token(.keywordIn))
        // comp_op_is: 'is' [comp_op_is_not]
        all(.compOpIs, .token(.keywordIs), .optional(.compOpIsNot))
        // comp_op_is_not: 'not'
        all(.compOpIsNot, .token(.keywordNot))
        // star_expr: '*' expr
        all(.starExpr, .token(.star), .rule(.expr))
        // expr: xor_expr ('|' xor_expr)*
        list(.expr, .rule(.xorExpr), .token(.pipe))
        // xor_expr: and_expr ('^' and_expr)*
        list(.xorExpr, .rule(.andExpr), .token(.caret))
        // and_expr: shift_expr ('&' shift_expr)*
        list(.andExpr, .rule(.shiftExpr), .token(.ampersand))
        // shift_expr: arith_expr (shift_op arith_expr)*
        list(.shiftExpr, .rule(.arithExpr), .rule(.shiftOp))
        // shift_op: '<<' | '>>'
        either(.shiftOp, .token(.doubleLess), .token(.doubleMore))
        // arith_expr: term (arith_op term)*
        list(.arithExpr, .rule(.term), .rule(.arithOp))
        // arith_op: '+' | '-'
        either(.arithOp, .token(.plus), .token(.minus))
        // term: factor (term_op factor)*
        list(.term, .rule(.factor), .rule(.termOp))
        // term_op: '*' | '@' | '/' | '%' | '//'
        either(.termOp, .token(.star), .token(.at), .token(.slash), .token(.percent), .token(.doubleSlash))
        // factor: factor_2 | power
        either(.factor, .rule(.factor2), .rule(.power))
        // factor_2: factor_op factor
        allUnlessOne(.factor2, .rule(.factorOp), .rule(.factor))
        // factor_op: '+' | '-' | '~'
        either(.factorOp, .token(.plus), .token(.minus), .token(.tilde))
        // power: atom_expr [power_dbl_star]
        allUnlessOne(.power, .rule(.atomExpr), .optional(.powerDblStar))
        // atom_expr: atom_expr_await | atom_expr_normal
        either(.atomExpr, .rule(.atomExprAwait), .rule(.atomExprNormal))
        // atom_expr_await: 'await' atom [atom_expr_trailers]
        all(.atomExprAwait, .token(.keywordAwait), .rule(.atom), .optional(.atomExprTrailers))
        // atom_expr_normal: atom [atom_expr_trailers]
        allUnlessOne(.atomExprNormal, .rule(.atom), .optional(.atomExprTrailers))
        // atom_expr_trailers: trailer+
        oneOrMore(.atomExprTrailers, .rule(.trailer))
        // power_dbl_star: '**' factor
        allUnlessOne(.powerDblStar, .token(.doubleStar), .rule(.factor))
        // atom: NAME | INTEGER | FLOAT | STRING | BYTES | '...' | 'None' | 'True' | 'False' | atom_paren | atom_bracket | atom_brace
        either(
            .atom,
            .token(.name), .token(.integer), .token(.float), .token(.string), .token(.bytes), .token(.ellipsis), .token(.keywordNone),
            .token(.keywordTrue), .token(.keywordFalse), .rule(.atomParen), .rule(.atomBracket), .rule(.atomBrace))
        // atom_paren: '(' [atom_2b] ')'
        all(.atomParen, .token(.parenOpen), .optional(.atom2b), .token(.parenClose))
        // atom_2b: yield_expr | testlist_comp
        either(.atom2b, .rule(.yieldExpr), .rule(.testlistComp))
        // atom_bracket: '[' [testlist_comp] ']'
        all(.atomBracket, .token(.bracketOpen), .optional(.testlistComp), .token(.bracketClose))
        // atom_brace: '{' [dictorsetmaker] '}'
        all(.atomBrace, .token(.braceOpen), .optional(.dictorsetmaker), .token(.braceClose))
        // testlist_comp: testlist_comp_2 [testlist_comp_3]
        allUnlessOne(.testlistComp, .rule(.testlistComp2), .optional(.testlistComp3))
        // testlist_comp_2: star_expr | namedexpr_test
        either(.testlistComp2, .rule(.starExpr), .rule(.namedexprTest))
        // testlist_comp_3: comp_for | testlist_comp_3b
        either(.testlistComp3, .rule(.compFor), .rule(.testlistComp3b))
        // testlist_comp_3b: ',' [testlist_comp_3c]
        allUnlessOne(.testlistComp3b, .token(.comma), .optional(.testlistComp3c))
        // testlist_comp_3c: testlist_comp_2 (',' testlist_comp_2)* [',']
        listWithEnd(.testlistComp3c, .rule(.testlistComp2), .token(.comma))
        // trailer: trailer_paren | trailer_bracket | trailer_period
        either(.trailer, .rule(.trailerParen), .rule(.trailerBracket), .rule(.trailerPeriod))
        // trailer_paren: '(' [arglist] ')'
        all(.trailerParen, .token(.parenOpen), .optional(.arglist), .token(.parenClose))
        // trailer_bracket: '[' subscriptlist ']'
        all(.trailerBracket, .token(.bracketOpen), .rule(.subscriptlist), .token(.bracketClose))
        // trailer_period: '.' NAME
        all(.trailerPeriod, .token(.period), .token(.name))
        // subscriptlist: subscript (',' subscript)* [',']
        listWithEnd(.subscriptlist, .rule(.subscript), .token(.comma))
        // subscript: subscript_3 | subscript_2
        either(.subscript, .rule(.subscript3), .rule(.subscript2))
        // subscript_2: test [subscript_3]
        allUnlessOne(.subscript2, .rule(.test), .optional(.subscript3))
        // subscript_3: ':' [subscript_3b]
        all(.subscript3, .token(.colon), .optional(.subscript3b))
        // subscript_3b: subscript_3c | subscript_3d
        either(.subscript3b, .rule(.subscript3c), .rule(.subscript3d))
        // subscript_3c: ':' [test]
        all(.subscript3c, .token(.colon), .optional(.test))
        // subscript_3d: test [sliceop]
        allUnlessOne(.subscript3d, .rule(.test), .optional(.sliceop))
        // sliceop: ':' [test]
        all(.sliceop, .token(.colon), .optional(.test))
        // exprlist: exprlist_2 (',' exprlist_2)* [',']
        listWithEnd(.exprlist, .rule(.exprlist2), .token(.comma))
        // exprlist_2: star_expr | expr
        either(.exprlist2, .rule(.starExpr), .rule(.expr))
        // testlist: test (',' test)* [',']
        listWithEnd(.testlist, .rule(.test), .token(.comma))
        // dictorsetmaker: dictorsetmaker_item [dictorsetmaker_tail]
        allUnlessOne(.dictorsetmaker, .rule(.dictorsetmakerItem), .optional(.dictorsetmakerTail))
        // dictorsetmaker_item: test [generic_colon_test]
        allUnlessOne(.dictorsetmakerItem, .rule(.test), .optional(.genericColonTest))
        // dictorsetmaker_tail: comp_for | dictorsetmaker_list
        either(.dictorsetmakerTail, .rule(.compFor), .rule(.dictorsetmakerList))
        // dictorsetmaker_list: ',' [dictorsetmaker_list2]
        all(.dictorsetmakerList, .token(.comma), .optional(.dictorsetmakerList2))
        // dictorsetmaker_list2: dictorsetmaker_item (',' dictorsetmaker_item)* [',']
        listWithEnd(.dictorsetmakerList2, .rule(.dictorsetmakerItem), .token(.comma))
        // classdef: 'class' NAME [classdef_2] ':' suite
        allAndBlank(.classdef, .token(.keywordClass), .token(.name), .optional(.classdef2), .token(.colon), .rule(.suite))
        // classdef_2: '(' [arglist] ')'
        allUnlessOne(.classdef2, .token(.parenOpen), .optional(.arglist), .token(.parenClose))
        // arglist: arglist_2 (',' arglist_2)* [',']
        listWithEnd(.arglist, .rule(.arglist2), .token(.comma))
        // arglist_2: arglist_star | arglist_dbl_star | argument
        either(.arglist2, .rule(.arglistStar), .rule(.arglistDblStar), .rule(.argument))
        // arglist_star: '*' test
        all(.arglistStar, .token(.star), .rule(.test))
        // arglist_dbl_star: '**' test
        all(.arglistDblStar, .token(.doubleStar), .rule(.test))
        // argument: test [argument_2]
        allUnlessOne(.argument, .rule(.test), .optional(.argument2))
        // argument_2: comp_for | generic_equal_test | argument_3
        either(.argument2, .rule(.compFor), .rule(.genericEqualTest), .rule(.argument3))
        // argument_3: ':=' test
        all(.argument3, .token(.assignExpression), .rule(.test))
        // comp_iter: comp_for | comp_if
        either(.compIter, .rule(.compFor), .rule(.compIf))
        // comp_for: 'for' exprlist 'in' or_test [comp_iter]
        allAndBlank(.compFor, .token(.keywordFor), .rule(.exprlist), .token(.keywordIn), .rule(.orTest), .optional(.compIter))
        // comp_if: 'if' test_nocond [comp_iter]
        all(.compIf, .token(.keywordIf), .rule(.testNocond), .optional(.compIter))
        // yield_expr: 'yield' [yield_arg]
        all(.yieldExpr, .token(.keywordYield), .optional(.yieldArg))
        // yield_arg: yield_arg_from | testlist
        either(.yieldArg, .rule(.yieldArgFrom), .rule(.testlist))
        // yield_arg_from: 'from' test
        all(.yieldArgFrom, .token(.keywordFrom), .rule(.test))
    }
}
