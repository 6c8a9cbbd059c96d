/** User names for people who have no mail address, made from what they are called. Pure. */

/** Letters that do not come apart into a Latin letter and a mark. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
	(
		'ə e|ı i|ß ss|æ ae|ø o|đ d|ð d|þ th|ł l|œ oe|' +
		'а a|б b|в v|г g|д d|е e|ё e|ж zh|з z|и i|й y|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х kh|ц ts|ч ch|' +
		'ш sh|щ shch|ы y|э e|ю yu|я ya|і i|ї yi|є ye|ґ g|қ k|ғ g|ң n|ү u|ұ u|һ h|ө o|ә a|ҹ j|ҝ g|' +
		'ա a|բ b|գ g|դ d|ե e|զ z|է e|ը y|թ t|ժ zh|ի i|լ l|խ kh|ծ ts|կ k|հ h|ձ dz|ղ gh|ճ ch|մ m|յ y|ն n|շ sh|ո o|չ ch|' +
		'պ p|ջ j|ռ r|ս s|վ v|տ t|ր r|ց ts|ւ u|փ p|ք k|և ev|օ o|ֆ f|' +
		'ა a|ბ b|გ g|დ d|ე e|ვ v|ზ z|თ t|ი i|კ k|ლ l|მ m|ნ n|ო o|პ p|ჟ zh|რ r|ს s|ტ t|უ u|ფ p|ქ k|ღ gh|ყ q|შ sh|ჩ ch|' +
		'ც ts|ძ dz|წ ts|ჭ ch|ხ kh|ჯ j|ჰ h|' +
		'α a|β v|γ g|δ d|ε e|ζ z|η i|θ th|ι i|κ k|λ l|μ m|ν n|ξ x|ο o|π p|ρ r|σ s|ς s|τ t|υ y|φ f|χ ch|ψ ps|ω o'
	)
		.split('|')
		.map((pair) => pair.split(' ') as [string, string]),
);

/** Shorter than the 32 characters that a user name may have, so that a number fits behind. */
const LONGEST = 26;

/** The name in small Latin letters, digits and dots: “Aysel Əliyeva” is `aysel.eliyeva`. */
function baseOf(name: string): string {
	// `ու` is one sound, and й must not lose its mark before it is looked up.
	const small = name.normalize('NFC').toLowerCase().replaceAll('ու', 'u');
	const latin = [...small].map((letter) => LATIN[letter] ?? letter).join('');
	const words = latin
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/['’ʼ`]/g, '')
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '');
	const base = words.join('.').slice(0, LONGEST).replace(/\.$/, '');
	if (base.length >= 3) return base;
	return base === '' ? 'student' : `student.${base}`;
}

/** FNV-1a over UTF-16 units: the same number for the same text everywhere. */
function numberOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}

/**
 * User names to try for a person, best first: the name, the name with 2 to 9, and three with four digits that depend
 * on `seed`, for names that very many people have.
 * @param seed such as the class's id
 */
export function userNamesFor(name: string, seed: string): Array<string> {
	const base = baseOf(name);
	const counted = Array.from({ length: 8 }, (_, at) => `${base}${at + 2}`);
	const rare = [0, 1, 2].map((at) => `${base}.${1000 + (numberOf(`${seed} ${name} ${at}`) % 9000)}`);
	return [base, ...counted, ...rare];
}
