/** The intents that the forms of a route may send, read from its source. */
import ts from 'typescript';

const isAboutIntent = (node: ts.Node) => /\bintent\b/.test(node.getText());

/** Every text that something called “intent” is compared with, in a `switch` or by `===` and `!==`. */
export function intentsIn(text: string): Set<string> {
	const source = ts.createSourceFile('route.tsx', text, ts.ScriptTarget.Latest, true);
	const found = new Set<string>();
	const note = (node: ts.Node) => {
		if (ts.isStringLiteralLike(node) && node.text !== 'intent') found.add(node.text);
	};
	function visit(node: ts.Node): void {
		if (ts.isSwitchStatement(node) && isAboutIntent(node.expression)) {
			for (const clause of node.caseBlock.clauses) if (ts.isCaseClause(clause)) note(clause.expression);
		}
		const compares =
			ts.isBinaryExpression(node) &&
			[ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
				node.operatorToken.kind,
			);
		if (compares && isAboutIntent(node.left)) note(node.right);
		ts.forEachChild(node, visit);
	}
	visit(source);
	return found;
}
