// The grammar: whole inputs, functions and their arguments, simple statements. py/grammar.h.

extension Grammar {
    mutating func addStatements() {
        // generic_colon_test: ':' test
        allUnlessOne(.genericColonTest, .token(.colon), .rule(.test))
        // generic_equal_test: '=' test
        allUnlessOne(.genericEqualTest, .token(.equal), .rule(.test))
        // single_input: NEWLINE | simple_stmt | compound_stmt
        either(.singleInput, .token(.newline), .rule(.simpleStmt), .rule(.compoundStmt))
        // file_input: [file_input_2]
        allUnlessOne(.fileInput, .optional(.fileInput2))
        // file_input_2: file_input_3+
        oneOrMore(.fileInput2, .rule(.fileInput3))
        // file_input_3: NEWLINE | stmt
        either(.fileInput3, .token(.newline), .rule(.stmt))
        // eval_input: testlist [eval_input_2]
        allUnlessOne(.evalInput, .rule(.testlist), .optional(.evalInput2))
        // eval_input_2: NEWLINE
        all(.evalInput2, .token(.newline))
        // decorator: '@' dotted_name [trailer_paren] NEWLINE
        all(.decorator, .token(.at), .rule(.dottedName), .optional(.trailerParen), .token(.newline))
        // decorators: decorator+
        oneOrMore(.decorators, .rule(.decorator))
        // decorated: decorators decorated_body
        allUnlessOne(.decorated, .rule(.decorators), .rule(.decoratedBody))
        // decorated_body: classdef | funcdef | async_funcdef
        either(.decoratedBody, .rule(.classdef), .rule(.funcdef), .rule(.asyncFuncdef))
        // async_funcdef: 'async' funcdef
        all(.asyncFuncdef, .token(.keywordAsync), .rule(.funcdef))
        // funcdef: 'def' NAME '(' [typedargslist] ')' [funcdefrettype] ':' suite
        allAndBlank(
            .funcdef,
            .token(.keywordDef), .token(.name), .token(.parenOpen), .optional(.typedargslist), .token(.parenClose),
            .optional(.funcdefrettype), .token(.colon), .rule(.suite))
        // funcdefrettype: '->' test
        allUnlessOne(.funcdefrettype, .token(.minusMore), .rule(.test))
        // typedargslist: typedargslist_item (',' typedargslist_item)* [',']
        listWithEnd(.typedargslist, .rule(.typedargslistItem), .token(.comma))
        // typedargslist_item: typedargslist_name | typedargslist_star | typedargslist_dbl_star
        either(.typedargslistItem, .rule(.typedargslistName), .rule(.typedargslistStar), .rule(.typedargslistDblStar))
        // typedargslist_name: NAME [generic_colon_test] [generic_equal_test]
        allUnlessOne(.typedargslistName, .token(.name), .optional(.genericColonTest), .optional(.genericEqualTest))
        // typedargslist_star: '*' [tfpdef]
        all(.typedargslistStar, .token(.star), .optional(.tfpdef))
        // typedargslist_dbl_star: '**' NAME [generic_colon_test]
        all(.typedargslistDblStar, .token(.doubleStar), .token(.name), .optional(.genericColonTest))
        // tfpdef: NAME [generic_colon_test]
        all(.tfpdef, .token(.name), .optional(.genericColonTest))
        // varargslist: varargslist_item (',' varargslist_item)* [',']
        listWithEnd(.varargslist, .rule(.varargslistItem), .token(.comma))
        // varargslist_item: varargslist_name | varargslist_star | varargslist_dbl_star
        either(.varargslistItem, .rule(.varargslistName), .rule(.varargslistStar), .rule(.varargslistDblStar))
        // varargslist_name: NAME [generic_equal_test]
        allUnlessOne(.varargslistName, .token(.name), .optional(.genericEqualTest))
        // varargslist_star: '*' [vfpdef]
        all(.varargslistStar, .token(.star), .optional(.vfpdef))
        // varargslist_dbl_star: '**' NAME
        all(.varargslistDblStar, .token(.doubleStar), .token(.name))
        // vfpdef: NAME
        allUnlessOne(.vfpdef, .token(.name))
        // stmt: compound_stmt | simple_stmt
        either(.stmt, .rule(.compoundStmt), .rule(.simpleStmt))
        // simple_stmt: simple_stmt_2 NEWLINE
        allUnlessOne(.simpleStmt, .rule(.simpleStmt2), .token(.newline))
        // simple_stmt_2: small_stmt (';' small_stmt)* [';']
        listWithEnd(.simpleStmt2, .rule(.smallStmt), .token(.semicolon))
        // small_stmt: del_stmt | pass_stmt | flow_stmt | import_stmt | global_stmt | nonlocal_stmt | assert_stmt | expr_stmt
        either(
            .smallStmt,
            .rule(.delStmt), .rule(.passStmt), .rule(.flowStmt), .rule(.importStmt), .rule(.globalStmt), .rule(.nonlocalStmt),
            .rule(.assertStmt), .rule(.exprStmt))
        // expr_stmt: testlist_star_expr [expr_stmt_2]
        all(.exprStmt, .rule(.testlistStarExpr), .optional(.exprStmt2))
        // expr_stmt_2: annassign | expr_stmt_augassign | expr_stmt_assign_list
        either(.exprStmt2, .rule(.annassign), .rule(.exprStmtAugassign), .rule(.exprStmtAssignList))
        // expr_stmt_augassign: augassign expr_stmt_6
        allUnlessOne(.exprStmtAugassign, .rule(.augassign), .rule(.exprStmt6))
        // expr_stmt_assign_list: expr_stmt_assign+
        oneOrMore(.exprStmtAssignList, .rule(.exprStmtAssign))
        // expr_stmt_assign: '=' expr_stmt_6
        allUnlessOne(.exprStmtAssign, .token(.equal), .rule(.exprStmt6))
        // expr_stmt_6: yield_expr | testlist_star_expr
        either(.exprStmt6, .rule(.yieldExpr), .rule(.testlistStarExpr))
        // testlist_star_expr: testlist_star_expr_2 (',' testlist_star_expr_2)* [',']
        listWithEnd(.testlistStarExpr, .rule(.testlistStarExpr2), .token(.comma))
        // testlist_star_expr_2: star_expr | test
        either(.testlistStarExpr2, .rule(.starExpr), .rule(.test))
        // annassign: ':' test [expr_stmt_assign]
        all(.annassign, .token(.colon), .rule(.test), .optional(.exprStmtAssign))
        // augassign: '+=' | '-=' | '*=' | '@=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '**=' | '//='
        either(
            .augassign,
            .token(.plusEqual), .token(.minusEqual), .token(.starEqual), .token(.atEqual), .token(.slashEqual), .token(.percentEqual),
            .token(.ampersandEqual), .token(.pipeEqual), .token(.caretEqual), .token(.doubleLessEqual), .token(.doubleMoreEqual),
            .token(.doubleStarEqual), .token(.doubleSlashEqual))
        // del_stmt: 'del' exprlist
        all(.delStmt, .token(.keywordDel), .rule(.exprlist))
        // pass_stmt: 'pass'
        all(.passStmt, .token(.keywordPass))
        // flow_stmt: break_stmt | continue_stmt | return_stmt | raise_stmt | yield_stmt
        either(.flowStmt, .rule(.breakStmt), .rule(.continueStmt), .rule(.returnStmt), .rule(.raiseStmt), .rule(.yieldStmt))
        // break_stmt: 'break'
        all(.breakStmt, .token(.keywordBreak))
        // continue_stmt: 'continue'
        all(.continueStmt, .token(.keywordContinue))
        // return_stmt: 'return' [testlist]
        all(.returnStmt, .token(.keywordReturn), .optional(.testlist))
        // yield_stmt: yield_expr
        all(.yieldStmt, .rule(.yieldExpr))
        // raise_stmt: 'raise' [raise_stmt_arg]
        all(.raiseStmt, .token(.keywordRaise), .optional(.raiseStmtArg))
        // raise_stmt_arg: test [raise_stmt_from]
        allUnlessOne(.raiseStmtArg, .rule(.test), .optional(.raiseStmtFrom))
        // raise_stmt_from: 'from' test
        allUnlessOne(.raiseStmtFrom, .token(.keywordFrom), .rule(.test))
        // import_stmt: import_name | import_from
        either(.importStmt, .rule(.importName), .rule(.importFrom))
        // import_name: 'import' dotted_as_names
        all(.importName, .token(.keywordImport), .rule(.dottedAsNames))
        // import_from: 'from' import_from_2 'import' import_from_3
        all(.importFrom, .token(.keywordFrom), .rule(.importFrom2), .token(.keywordImport), .rule(.importFrom3))
        // import_from_2: dotted_name | import_from_2b
        either(.importFrom2, .rule(.dottedName), .rule(.importFrom2b))
        // import_from_2b: one_or_more_period_or_ellipsis [dotted_name]
        allUnlessOne(.importFrom2b, .rule(.oneOrMorePeriodOrEllipsis), .optional(.dottedName))
        // import_from_3: '*' | import_as_names_paren | import_as_names
        either(.importFrom3, .token(.star), .rule(.importAsNamesParen), .rule(.importAsNames))
        // import_as_names_paren: '(' import_as_names ')'
        allUnlessOne(.importAsNamesParen, .token(.parenOpen), .rule(.importAsNames), .token(.parenClose))
        // one_or_more_period_or_ellipsis: period_or_ellipsis+
        oneOrMore(.oneOrMorePeriodOrEllipsis, .rule(.periodOrEllipsis))
        // period_or_ellipsis: '.' | '...'
        either(.periodOrEllipsis, .token(.period), .token(.ellipsis))
        // import_as_name: NAME [as_name]
        all(.importAsName, .token(.name), .optional(.asName))
        // dotted_as_name: dotted_name [as_name]
        allUnlessOne(.dottedAsName, .rule(.dottedName), .optional(.asName))
        // as_name: 'as' NAME
        allUnlessOne(.asName, .token(.keywordAs), .token(.name))
        // import_as_names: import_as_name (',' import_as_name)* [',']
        listWithEnd(.importAsNames, .rule(.importAsName), .token(.comma))
        // dotted_as_names: dotted_as_name (',' dotted_as_name)*
        list(.dottedAsNames, .rule(.dottedAsName), .token(.comma))
        // dotted_name: NAME ('.' NAME)*
        list(.dottedName, .token(.name), .token(.period))
        // global_stmt: 'global' name_list
        all(.globalStmt, .token(.keywordGlobal), .rule(.nameList))
        // nonlocal_stmt: 'nonlocal' name_list
        all(.nonlocalStmt, .token(.keywordNonlocal), .rule(.nameList))
        // name_list: NAME (',' NAME)*
        list(.nameList, .token(.name), .token(.comma))
        // assert_stmt: 'assert' test [assert_stmt_extra]
        all(.assertStmt, .token(.keywordAssert), .rule(.test), .optional(.assertStmtExtra))
        // assert_stmt_extra: ',' test
        allUnlessOne(.assertStmtExtra, .token(.comma), .rule(.test))
    }
}
