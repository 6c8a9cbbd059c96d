import { useEffect, useRef } from 'react';
import { TextField } from '~/ui/form';

interface ZoneFieldProps {
	/** IANA; '' fills in the browser's own, where scripts run. */
	zone: string;
	zones: ReadonlyArray<string>;
	hint: string;
}

/** A time zone by name, with all names to choose from. */
export function ZoneField({ zone, zones, hint }: ZoneFieldProps) {
	const list = useRef<HTMLDataListElement>(null);
	useEffect(() => {
		const field = list.current?.parentElement?.querySelector<HTMLInputElement>('input[name="zone"]');
		if (field?.value === '') field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
	}, []);
	return (
		<div>
			<TextField
				name="zone"
				label="Time zone"
				hint={hint}
				defaultValue={zone}
				list="zones"
				required
				autoComplete="off"
				spellCheck={false}
			/>
			<datalist id="zones" ref={list}>
				{zones.map((name) => (
					<option key={name} value={name} />
				))}
			</datalist>
		</div>
	);
}
