/** Counting what learners have done, from histories: the arithmetic behind the read models of classes. */
export * from './items';
export * from './latest';
