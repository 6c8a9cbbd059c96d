import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CheckField, FormFields, type FormReply, PasswordField, TextField } from './form';

function render(reply: FormReply | null): string {
	return renderToStaticMarkup(
		<FormFields form="f" reply={reply}>
			<TextField name="name" label="Name" hint="As it is." defaultValue="Ayan" required maxLength={80} />
			<PasswordField name="password" label="Password" autoComplete="new-password" minLength={10} />
			<CheckField name="teach" label="I teach" />
		</FormFields>,
	);
}

/** The first tag that has this attribute. */
function tag(html: string, attribute: string): string {
	return html.match(new RegExp(`<[^>]*${attribute}[^>]*>`))?.[0] ?? '';
}

test('fields carry label, hint, constraints and the page’s value', () => {
	const html = render(null);
	expect(html).not.toContain('role="alert"');
	expect(html).toContain('<label for="f-name">Name</label>');
	const name = tag(html, 'id="f-name"');
	for (const part of ['value="Ayan"', 'required=""', 'maxLength="80"', 'aria-describedby="f-name-hint"']) {
		expect(name).toContain(part);
	}
	expect(name).not.toContain('aria-invalid');
	expect(html).toContain('id="f-name-hint" class="form-hint">As it is.<');
	expect(tag(html, 'id="f-password"')).toContain('autoComplete="new-password"');
	expect(tag(html, 'id="f-password"')).toContain('type="password"');
	expect(tag(html, 'id="f-teach"')).not.toContain('checked');
});

test('a reply puts a summary above, a message at each field, and what was typed back', () => {
	const html = render({
		values: { name: '<script>', password: 'secret words', teach: 'on' },
		errors: { '': ['Nothing worked.'], name: ['Enter your name.'] },
	});
	const summary = tag(html, 'role="alert"');
	expect(summary).toContain('tabindex="-1"');
	expect(summary).toContain('autofocus=""');
	expect(html.indexOf('role="alert"')).toBeLessThan(html.indexOf('id="f-name"'));
	expect(html).toContain('2 things to mend:');
	expect(html).toContain('<li>Nothing worked.</li>');
	expect(html).toContain('<a href="#f-name">Enter your name.</a>');
	const name = tag(html, 'id="f-name"');
	expect(name).toContain('aria-invalid="true"');
	expect(name).toContain('aria-describedby="f-name-hint f-name-error"');
	expect(name).toContain('value="&lt;script&gt;"');
	expect(html).toContain('id="f-name-error" class="form-error">Enter your name.<');
	expect(html).not.toContain('secret words');
	expect(tag(html, 'id="f-teach"')).toContain('checked=""');
});

test('a box that was not ticked stays so', () => {
	const box = (reply: FormReply | null) =>
		renderToStaticMarkup(
			<FormFields form="f" reply={reply}>
				<CheckField name="teach" label="I teach" defaultChecked />
			</FormFields>,
		);
	expect(box(null)).toContain('checked=""');
	expect(box({ values: {}, errors: {} })).not.toContain('checked=""');
});
