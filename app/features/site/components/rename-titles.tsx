import { Children, cloneElement, isValidElement, type ReactNode } from 'react';
import { DEFAULT_NAME } from '../limits';

/** What pages write at the end of their titles. */
const SUFFIX = new RegExp(`(^|· )${DEFAULT_NAME}$`);

/** The same elements, with `name` at the end of every title in place of the product's. */
export function renameTitles(node: ReactNode, name: string): ReactNode {
	return Children.map(node, (child) => {
		if (!isValidElement<{ children?: ReactNode }>(child)) return child;
		const { children } = child.props;
		if (child.type === 'title' && typeof children === 'string') {
			return cloneElement(
				child,
				{},
				children.replace(SUFFIX, (_, before: string) => `${before}${name}`),
			);
		}
		return children === undefined ? child : cloneElement(child, {}, renameTitles(children, name));
	});
}
