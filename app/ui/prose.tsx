import { createContext, useContext, useState } from 'react';

/** Server only: the static text of this response by element id. Null in the browser. */
export const ProseOnServer = createContext<ReadonlyMap<string, string> | null>(null);

interface ProseProps {
	/** Id of the element; unique on the page. */
	id: string;
	/** The HTML when it came over the wire as data (client navigation), else null: it is in the document. */
	html: string | null;
	className?: string;
}

/**
 * Static HTML that ships no JavaScript and travels once: on the first page load it is in the document only,
 * and hydration reads what is already there; on a client navigation it comes with the loader's data.
 */
export function Prose({ id, html, className }: ProseProps) {
	const onServer = useContext(ProseOnServer);
	const [inDocument] = useState(
		() =>
			onServer?.get(id) ??
			(typeof document === 'undefined' ? '' : (document.getElementById(id)?.innerHTML ?? '')),
	);
	return (
		<div
			id={id}
			className={className}
			suppressHydrationWarning
			// The HTML is ours: compiled from the course at build time, never from what a user typed.
			// biome-ignore lint/security/noDangerouslySetInnerHtml: see above
			dangerouslySetInnerHTML={{ __html: html ?? inDocument }}
		/>
	);
}
