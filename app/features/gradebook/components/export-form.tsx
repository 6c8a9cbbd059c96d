import { paths } from '~/platform/paths';

/** What of the gradebook goes into a file. */
export function ExportForm({ classId }: { classId: string }) {
	return (
		<details className="grade-legend">
			<summary>Take the grades out as a spreadsheet</summary>
			<form method="get" action={paths.teachGradesFile(classId)} className="form">
				<fieldset>
					<legend>For each assignment</legend>
					<label className="form-check">
						<input type="checkbox" name="final" defaultChecked />
						<span>Final score: changed columns can be brought back in</span>
					</label>
					<label className="form-check">
						<input type="checkbox" name="raw" />
						<span>Score before late and missing policies</span>
					</label>
					<label className="form-check">
						<input type="checkbox" name="state" />
						<span>State in words</span>
					</label>
				</fieldset>
				<label className="form-field">
					<span>For</span>
					<select name="for">
						<option value="comma">Spreadsheets with a decimal point (1.5)</option>
						<option value="semicolon">Spreadsheets with a decimal comma (1,5)</option>
					</select>
				</label>
				<button type="submit" className="button quiet">
					Get the file
				</button>
			</form>
		</details>
	);
}
