import type { ConflictView } from '../views';

/** Two teachers changed the same assignment: both versions, and what each button does. */
export function ConflictNotice({ conflict }: { conflict: ConflictView }) {
	return (
		<div className="notice warn" role="alert">
			<p>
				<strong>
					{conflict.by ?? 'Somebody'} changed this assignment while you were working on it. Nothing of yours
					is saved yet.
				</strong>
			</p>
			{conflict.rows.length === 0 ? (
				<p>What is stored now is the same as what you have here. Save again to keep it.</p>
			) : (
				<>
					<p>
						The fields below hold what you typed. Saving again replaces what is stored; loading the page anew
						drops what you typed.
					</p>
					<div className="scroll">
						<table>
							<thead>
								<tr>
									<th scope="col">Field</th>
									<th scope="col">Stored now</th>
									<th scope="col">What you have here</th>
								</tr>
							</thead>
							<tbody>
								{conflict.rows.map(({ field, stored, typed }) => (
									<tr key={field}>
										<th scope="row">{field}</th>
										<td>{stored === '' ? 'nothing' : stored}</td>
										<td>{typed === '' ? 'nothing' : typed}</td>
									</tr>
								))}
							</tbody>
						</table>
					</div>
				</>
			)}
		</div>
	);
}
