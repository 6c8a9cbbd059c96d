/** Members by key, both in the order in which they come. */
export function groupBy<Member, Key>(
	members: ReadonlyArray<Member>,
	keyOf: (member: Member) => Key,
): Map<Key, Array<Member>> {
	const groups = new Map<Key, Array<Member>>();
	for (const member of members) {
		const key = keyOf(member);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [member]);
		else group.push(member);
	}
	return groups;
}
