import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { FormFields, type FormReply } from './form';

interface PostFormProps {
	/** Unique on the page. */
	form: string;
	reply: FormReply | null;
	/** What the button says. */
	submit: string;
	/** Tells the forms of one page apart; null where there is one form. */
	intent: string | null;
	children: ReactNode;
}

/** A form that posts to its own page, with one button that cannot be pressed twice. */
export function PostForm({ form, reply, submit, intent, children }: PostFormProps) {
	const navigation = useNavigation();
	const busy =
		navigation.state !== 'idle' &&
		navigation.formMethod === 'POST' &&
		(intent === null || navigation.formData?.get('intent') === intent);
	return (
		<Form method="post" className="form" id={form}>
			<FormFields form={form} reply={reply}>
				{intent !== null && <input type="hidden" name="intent" value={intent} />}
				{children}
				<div className="actions">
					<button type="submit" className="button" disabled={busy}>
						{submit}
					</button>
				</div>
			</FormFields>
		</Form>
	);
}
