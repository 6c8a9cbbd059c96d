export default function Catalogue() {
	return <h1>Lectern</h1>;
}
