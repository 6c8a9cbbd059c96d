import { ScrollRegion } from '~/ui/scroll-region';
import type { OptionView, PartView } from '../views';

/** One part of a question: its options with the key marked, and who chose them. */
export function PartAnswers({ part, label }: { part: PartView; label: string }) {
	const counted = part.unanswered !== null;
	const { groupSizes } = part;
	return (
		<div className="part-answers">
			{part.text !== null && <p className="part-text">{part.text}</p>}
			{part.answer !== null && (
				<p>
					Right answer: <b>{part.answer}</b>
				</p>
			)}
			{part.options.length > 0 && (
				<ScrollRegion aria-label={part.text ?? label}>
					<table>
						<thead>
							<tr>
								<th scope="col">{part.typed ? 'Typed most often' : 'Option'}</th>
								<th scope="col">Key</th>
								{counted && (
									<th scope="col" className="number">
										Chosen by
									</th>
								)}
								{groupSizes !== null && (
									<>
										<th scope="col" className="number">
											Upper {groupSizes.upper}
										</th>
										<th scope="col" className="number">
											Lower {groupSizes.lower}
										</th>
										<th scope="col">Upper over lower</th>
									</>
								)}
								{!part.typed && <th scope="col">What those who choose it are told</th>}
							</tr>
						</thead>
						<tbody>
							{part.options.map((option) => (
								<OptionRow key={option.id} option={option} part={part} />
							))}
						</tbody>
					</table>
				</ScrollRegion>
			)}
			{counted && (
				<p className="soft">
					{part.unanswered === 0 ? 'Everybody answered.' : `${part.unanswered} gave no answer.`}
					{part.others > 0 && ` ${part.others} more different answers are not listed.`}
				</p>
			)}
			{part.feedback !== null && <p className="soft">Feedback: {part.feedback}</p>}
		</div>
	);
}

function OptionRow({ option, part }: { option: OptionView; part: PartView }) {
	const { groupSizes } = part;
	return (
		<tr data-right={option.right || undefined}>
			<th scope="row">{option.text}</th>
			<td>{option.right ? <b>✓ right</b> : <span className="soft">wrong</span>}</td>
			{part.unanswered !== null && <td className="number">{option.count}</td>}
			{groupSizes !== null && (
				<>
					<td className="number">{option.upper ?? 0}</td>
					<td className="number">{option.lower ?? 0}</td>
					<td>
						<GroupBars
							upper={(option.upper ?? 0) / groupSizes.upper}
							lower={(option.lower ?? 0) / groupSizes.lower}
						/>
					</td>
				</>
			)}
			{!part.typed && <td className="soft">{option.feedback ?? ''}</td>}
		</tr>
	);
}

/** Shares of the two groups, one bar above the other; the numbers stand in the cells before. */
function GroupBars({ upper, lower }: { upper: number; lower: number }) {
	return (
		<svg className="group-bars" width="100" height="22" aria-hidden="true">
			<rect x="0" y="1" width={100 * upper} height="9" className="upper" />
			<rect x="0" y="12" width={100 * lower} height="9" className="lower" />
		</svg>
	);
}
