/** The yardstick: a page that loads nothing and says one thing. */
export default function Index() {
	return <h1>Hello</h1>;
}
