import { SelectField, TextField } from '~/ui/form';
import type { SettingsView } from '../views';

/** What lateness costs and missing work counts as. */
export function PolicyFields({ late, missing }: Pick<SettingsView, 'late' | 'missing'>) {
	const percent = { type: 'number', min: 0, max: 100, step: 'any', inputMode: 'decimal' } as const;
	return (
		<>
			<SelectField name="late" label="Late work" defaultValue={late?.per ?? 'none'}>
				<option value="none">Nothing is taken off</option>
				<option value="hour">Points come off for each hour begun</option>
				<option value="day">Points come off for each day begun</option>
			</SelectField>
			<TextField
				name="latePercent"
				label="Per cent off for each hour or day"
				defaultValue={late?.percent ?? 10}
				{...percent}
			/>
			<TextField
				name="lateFloor"
				label="But never below, in per cent"
				hint="Work that earned less keeps what it earned."
				defaultValue={late?.floor ?? 50}
				{...percent}
			/>
			<SelectField name="missing" label="Missing work" defaultValue={missing === null ? 'none' : 'set'}>
				<option value="none">Stays open: it does not count until it is handed in</option>
				<option value="set">Counts as the percentage below until it is handed in</option>
			</SelectField>
			<TextField
				name="missingPercent"
				label="Missing work counts as, in per cent"
				defaultValue={missing?.percent ?? 0}
				{...percent}
			/>
		</>
	);
}
