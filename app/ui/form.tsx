/**
 * Parts of plain HTML forms: they work without JavaScript, name what is wrong beside the field and once more in a
 * summary at the top, and keep what was typed.
 */
import {
	createContext,
	type InputHTMLAttributes,
	type ReactNode,
	type TextareaHTMLAttributes,
	useContext,
	useEffect,
	useRef,
	useState,
} from 'react';
import './form.css';

/** A server's answer to a form that could not be done. */
export interface FormReply {
	/** What was typed, by field; never a password. */
	values: Record<string, string>;
	/** Messages by field; '' holds those about the whole form. Each is a sentence that stands alone. */
	errors: Record<string, Array<string>>;
}

interface FieldsContext {
	form: string;
	reply: FormReply | null;
}
const Fields = createContext<FieldsContext>({ form: 'form', reply: null });

function idOf(form: string, name: string): string {
	return `${form}-${name}`;
}

/** All messages of a reply at once; takes the focus when it appears. */
function ErrorSummary({ form, reply }: { form: string; reply: FormReply }) {
	const box = useRef<HTMLDivElement>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: every new reply takes the focus
	useEffect(() => box.current?.focus(), [reply]);
	const entries = Object.entries(reply.errors).flatMap(([name, messages]) =>
		messages.map((message) => ({ name, message })),
	);
	return (
		// biome-ignore lint/a11y/noAutofocus: without JavaScript this is what brings a person to the message
		<div ref={box} className="form-summary ui" role="alert" tabIndex={-1} autoFocus>
			<p>{entries.length === 1 ? 'One thing to mend:' : `${entries.length} things to mend:`}</p>
			<ul>
				{entries.map(({ name, message }) => (
					<li key={`${name} ${message}`}>
						{name === '' ? message : <a href={`#${idOf(form, name)}`}>{message}</a>}
					</li>
				))}
			</ul>
		</div>
	);
}

interface FormFieldsProps {
	/** Unique on the page; prefix of the fields' ids. */
	form: string;
	/** The answer to this form's last try; null when there is none. */
	reply: FormReply | null;
	children: ReactNode;
}

/** Puts the summary above the fields and hands each its value and messages. Goes inside the form. */
export function FormFields({ form, reply, children }: FormFieldsProps) {
	const failed = reply !== null && Object.keys(reply.errors).length > 0;
	return (
		<Fields.Provider value={{ form, reply }}>
			{failed && <ErrorSummary form={form} reply={reply} />}
			{children}
		</Fields.Provider>
	);
}

/** Id, value and messages of the field `name` in the form around it. */
function useField(name: string, hint: ReactNode) {
	const { form, reply } = useContext(Fields);
	const id = idOf(form, name);
	const errors = reply?.errors[name] ?? [];
	const hintId = hint === undefined ? null : `${id}-hint`;
	const errorId = errors.length === 0 ? null : `${id}-error`;
	const describedBy = [hintId, errorId].filter((part) => part !== null).join(' ');
	return {
		id,
		typed: reply?.values[name],
		/** Whether the form has been answered: then its values replace the page's own. */
		answered: reply !== null,
		aria: {
			'aria-describedby': describedBy === '' ? undefined : describedBy,
			'aria-invalid': errors.length > 0 ? true : undefined,
		},
		hints: (
			<>
				{hintId !== null && (
					<p id={hintId} className="form-hint">
						{hint}
					</p>
				)}
				{errorId !== null && (
					<p id={errorId} className="form-error">
						{errors.join(' ')}
					</p>
				)}
			</>
		),
	};
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name' | 'value' | 'className'>;

interface FieldProps extends InputProps {
	name: string;
	label: string;
	/** Shown between the label and the field. */
	hint?: ReactNode;
}

/** A line of text with its label, hint and messages. */
export function TextField({ name, label, hint, type = 'text', defaultValue, ...rest }: FieldProps) {
	const { id, typed, aria, hints } = useField(name, hint);
	return (
		<div className="form-field">
			<label htmlFor={id}>{label}</label>
			{hints}
			<input id={id} name={name} type={type} defaultValue={typed ?? defaultValue} {...aria} {...rest} />
		</div>
	);
}

/** A password; with JavaScript it can be shown. What was typed is never filled in again. */
export function PasswordField({ name, label, hint, ...rest }: Omit<FieldProps, 'type' | 'defaultValue'>) {
	const { id, aria, hints } = useField(name, hint);
	const [scripted, setScripted] = useState(false);
	const [shown, setShown] = useState(false);
	useEffect(() => setScripted(true), []);
	return (
		<div className="form-field">
			<label htmlFor={id}>{label}</label>
			{hints}
			<input
				id={id}
				name={name}
				type={shown ? 'text' : 'password'}
				spellCheck={false}
				autoCapitalize="none"
				autoCorrect="off"
				{...aria}
				{...rest}
			/>
			{/* Keeps its place while it cannot work, so that nothing moves when it can. */}
			<label className="form-show" data-ready={scripted || undefined}>
				<input
					type="checkbox"
					checked={shown}
					aria-controls={id}
					onChange={(event) => setShown(event.target.checked)}
				/>
				Show {label.toLowerCase()}
			</label>
		</div>
	);
}

/** A box to tick. */
export function CheckField({ name, label, hint, defaultChecked = false, ...rest }: FieldProps) {
	const { id, typed, answered, aria, hints } = useField(name, hint);
	return (
		<div className="form-field">
			<label className="form-check">
				<input
					id={id}
					name={name}
					type="checkbox"
					defaultChecked={answered ? typed === 'on' : defaultChecked}
					{...aria}
					{...rest}
				/>
				<span>{label}</span>
			</label>
			{hints}
		</div>
	);
}

interface SelectFieldProps {
	name: string;
	label: string;
	hint?: ReactNode;
	defaultValue?: string;
	required?: boolean;
	/** `option` and `optgroup` elements. */
	children: ReactNode;
}

/** A choice of one from a list. */
export function SelectField({ name, label, hint, defaultValue, children, ...rest }: SelectFieldProps) {
	const { id, typed, aria, hints } = useField(name, hint);
	return (
		<div className="form-field">
			<label htmlFor={id}>{label}</label>
			{hints}
			<select id={id} name={name} defaultValue={typed ?? defaultValue} {...aria} {...rest}>
				{children}
			</select>
		</div>
	);
}

interface TextAreaFieldProps
	extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'name' | 'value' | 'className'> {
	name: string;
	label: string;
	hint?: ReactNode;
}

/** Text of several lines. */
export function TextAreaField({ name, label, hint, defaultValue, rows = 5, ...rest }: TextAreaFieldProps) {
	const { id, typed, aria, hints } = useField(name, hint);
	return (
		<div className="form-field">
			<label htmlFor={id}>{label}</label>
			{hints}
			<textarea id={id} name={name} rows={rows} defaultValue={typed ?? defaultValue} {...aria} {...rest} />
		</div>
	);
}
