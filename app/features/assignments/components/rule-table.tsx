import type { RuleLine } from '../rule-words';

/** Rules by name, with what makes them different. */
export function RuleTable({ rules }: { rules: ReadonlyArray<RuleLine> }) {
	return (
		<dl className="rule-list">
			{rules.map(({ name, text, reason }) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>
						{text}
						{reason === null ? null : <span className="soft"> {reason}</span>}
					</dd>
				</div>
			))}
		</dl>
	);
}
