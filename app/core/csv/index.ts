/** Tables as text for spreadsheets and back: RFC 4180, other delimiters, other decimal signs, no formulas. */
export { type CsvCell, type CsvStyle, encodeCsv } from './encode';
export { guardText, unguardText } from './guard';
export { formatHundredths, type ReadNumber, readNumber } from './numbers';
export { type CsvRow, DELIMITERS, type Delimiter, type ParsedCsv, parseCsv } from './parse';
