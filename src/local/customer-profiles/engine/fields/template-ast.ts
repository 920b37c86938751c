import { HELPERS } from '../../../../model/rules/object-type/source-expression';
import { didYouMean } from '../../../../model/validation/nearest';

/** The helper that makes text of what a template shows; its name is none that a template can have by accident. */
export const TEXT_HELPER = 'text of';

/**
 * Changes the tree of a template so that every value that it shows goes through the helper that makes text of it. Throws where the template
 * has what the service does not know.
 */
export function showAsText(program: hbs.AST.Program | null | undefined): void {
  program?.body.forEach((statement) => {
    if (isMustache(statement)) {
      statement.params = [shown(statement)];
      statement.path = pathTo(TEXT_HELPER, statement.loc);
      Reflect.deleteProperty(statement, 'hash');
    } else if (isBlock(statement)) {
      refuseUnknown(statement);
      showAsText(statement.program);
      showAsText(statement.inverse);
    } else if (statement.type !== 'ContentStatement' && statement.type !== 'CommentStatement') {
      throw new Error('the service knows no partials and decorators');
    }
  });
}

type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash' | 'loc'>;

/** What a statement shows, as an expression. */
function shown(statement: hbs.AST.MustacheStatement): hbs.AST.Expression {
  const { path, loc, params, hash } = statement;
  const calls = refuseUnknown(statement);
  if (calls) {
    const call: hbs.AST.SubExpression = { type: 'SubExpression', path: path as hbs.AST.PathExpression, params, hash, loc };
    return call;
  }
  // A literal that stands alone is the name of a member.
  return path.type === 'PathExpression' ? path : pathTo(String((path as hbs.AST.StringLiteral).original), loc);
}

/** Whether a helper is called; refuses those that the service does not have, in the arguments too. */
function refuseUnknown({ path, params, hash }: Call): boolean {
  const name = String((path as hbs.AST.PathExpression).original);
  const values = [...params, ...hash?.pairs.map(({ value }) => value) ?? []];
  values.forEach((value) => {
    if (value.type === 'SubExpression') {
      refuseUnknown(value as hbs.AST.SubExpression);
    }
  });
  const known = HELPERS.includes(name);
  if (!known && values.length > 0) {
    const meant = didYouMean(name, HELPERS);
    throw new Error(`there is no helper ${JSON.stringify(name)}${meant === undefined ? '' : `; ${meant}`}`);
  }
  return known;
}

function pathTo(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}

function isMustache(statement: hbs.AST.Statement): statement is hbs.AST.MustacheStatement {
  return statement.type === 'MustacheStatement';
}

function isBlock(statement: hbs.AST.Statement): statement is hbs.AST.BlockStatement {
  return statement.type === 'BlockStatement';
}
