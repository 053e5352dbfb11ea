// The grammar: statements that contain statements. py/grammar.h.

extension Grammar {
    mutating func addBlocks() {
        // compound_stmt: if_stmt | while_stmt | for_stmt | try_stmt | with_stmt | funcdef | classdef | decorated | async_stmt
        either(
            .compoundStmt,
            .rule(.ifStmt), .rule(.whileStmt), .rule(.forStmt), .rule(.tryStmt), .rule(.withStmt), .rule(.funcdef),
            .rule(.classdef), .rule(.decorated), .rule(.asyncStmt))
        // async_stmt: 'async' async_stmt_2
        all(.asyncStmt, .token(.keywordAsync), .rule(.asyncStmt2))
        // async_stmt_2: funcdef | with_stmt | for_stmt
        either(.asyncStmt2, .rule(.funcdef), .rule(.withStmt), .rule(.forStmt))
        // if_stmt: 'if' namedexpr_test ':' suite [if_stmt_elif_list] [else_stmt]
        all(.ifStmt,
            .token(.keywordIf), .rule(.namedexprTest), .token(.colon), .rule(.suite), .optional(.ifStmtElifList), .optional(.elseStmt))
        // if_stmt_elif_list: if_stmt_elif+
        oneOrMore(.ifStmtElifList, .rule(.ifStmtElif))
        // if_stmt_elif: 'elif' namedexpr_test ':' suite
        all(.ifStmtElif, .token(.keywordElif), .rule(.namedexprTest), .token(.colon), .rule(.suite))
        // while_stmt: 'while' namedexpr_test ':' suite [else_stmt]
        all(.whileStmt, .token(.keywordWhile), .rule(.namedexprTest), .token(.colon), .rule(.suite), .optional(.elseStmt))
        // for_stmt: 'for' exprlist 'in' testlist ':' suite [else_stmt]
        all(
            .forStmt,
            .token(.keywordFor), .rule(.exprlist), .token(.keywordIn), .rule(.testlist), .token(.colon),
            .rule(.suite), .optional(.elseStmt))
        // try_stmt: 'try' ':' suite try_stmt_2
        all(.tryStmt, .token(.keywordTry), .token(.colon), .rule(.suite), .rule(.tryStmt2))
        // try_stmt_2: try_stmt_except_and_more | try_stmt_finally
        either(.tryStmt2, .rule(.tryStmtExceptAndMore), .rule(.tryStmtFinally))
        // try_stmt_except_and_more: try_stmt_except_list [else_stmt] [try_stmt_finally]
        allUnlessOne(.tryStmtExceptAndMore, .rule(.tryStmtExceptList), .optional(.elseStmt), .optional(.tryStmtFinally))
        // try_stmt_except: 'except' [try_stmt_as_name] ':' suite
        all(.tryStmtExcept, .token(.keywordExcept), .optional(.tryStmtAsName), .token(.colon), .rule(.suite))
        // try_stmt_as_name: test [as_name]
        allUnlessOne(.tryStmtAsName, .rule(.test), .optional(.asName))
        // try_stmt_except_list: try_stmt_except+
        oneOrMore(.tryStmtExceptList, .rule(.tryStmtExcept))
        // try_stmt_finally: 'finally' ':' suite
        all(.tryStmtFinally, .token(.keywordFinally), .token(.colon), .rule(.suite))
        // else_stmt: 'else' ':' suite
        allUnlessOne(.elseStmt, .token(.keywordElse), .token(.colon), .rule(.suite))
        // with_stmt: 'with' with_stmt_list ':' suite
        all(.withStmt, .token(.keywordWith), .rule(.withStmtList), .token(.colon), .rule(.suite))
        // with_stmt_list: with_item (',' with_item)*
        list(.withStmtList, .rule(.withItem), .token(.comma))
        // with_item: test [with_item_as]
        allUnlessOne(.withItem, .rule(.test), .optional(.withItemAs))
        // with_item_as: 'as' expr
        allUnlessOne(.withItemAs, .token(.keywordAs), .rule(.expr))
        // suite: suite_block | simple_stmt
        either(.suite, .rule(.suiteBlock), .rule(.simpleStmt))
        // suite_block: NEWLINE INDENT suite_block_stmts DEDENT
        allUnlessOne(.suiteBlock, .token(.newline), .token(.indent), .rule(.suiteBlockStmts), .token(.dedent))
        // suite_block_stmts: stmt+
        oneOrMore(.suiteBlockStmts, .rule(.stmt))
    }
}
