/**
 * Late and missing policies as they are stored. Not part of the index of this folder, which the browser loads.
 */
import { z } from 'zod';

const percent = z.number().min(0).max(100);

/** A stored `LatePolicy`, or null. */
export const latePolicySchema = z
	.object({ percent, per: z.enum(['hour', 'day']), floor: percent })
	.nullable();

/** A stored `MissingPolicy`, or null. */
export const missingPolicySchema = z.object({ percent }).nullable();
