import type { RosterPlan } from '../roster/plan';
import { wordsOf } from './roster-words';

/** Every line of a list and what becomes of it, in the order of the list. */
export function RosterTable({ plan }: { plan: RosterPlan }) {
	return (
		<table className="roster">
			<caption className="visually-hidden">What becomes of each line</caption>
			<thead>
				<tr>
					<th scope="col" className="number">
						Line
					</th>
					<th scope="col">Person</th>
					<th scope="col">What happens</th>
				</tr>
			</thead>
			<tbody>
				{plan.rows.map((row) => {
					const { sign, words } = wordsOf(row);
					return (
						<tr key={row.line} data-kind={row.action.kind === 'problem' ? 'problem' : undefined}>
							<td className="number">{row.line}</td>
							<th scope="row">{row.name === '' ? row.text : row.name}</th>
							<td>
								<span aria-hidden="true" className="sign">
									{sign}
								</span>{' '}
								{words}
								{row.note !== null && <span className="soft"> {row.note}</span>}
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
