/** The audit log: who did what to whom. Written in the transaction of what it tells. */
export { type AuditInput, writeAudit } from './audit.server';
