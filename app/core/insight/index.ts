/** Who of a class needs help, and what a class gets wrong. */
export * from './cells';
export * from './curve';
export * from './group';
export * from './histogram';
export * from './misconceptions';
export * from './needs';
