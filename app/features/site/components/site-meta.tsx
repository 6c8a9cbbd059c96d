import { Meta } from '@remix-run/react';
import { DEFAULT_NAME } from '../limits';
import { renameTitles } from './rename-titles';

/**
 * The pages' own `meta`, with the name of this site where they say the product's. Pages are many and their titles are
 * constants; here is the one place that all of them pass.
 */
export function SiteMeta({ name }: { name: string }) {
	return name === DEFAULT_NAME ? <Meta /> : <Renamed name={name} />;
}

function Renamed({ name }: { name: string }) {
	// Called, not rendered: its elements are wanted. Its hooks are this component's hooks.
	return <>{renameTitles(Meta(), name)}</>;
}
