/**
 * Which staff permission each root field of the Admin API asks for. `test/authz` compares this file with the schema
 * and with what the resolvers declare, both ways.
 */

/** `public`: no login. `staff`: any signed-in staff member. Else: one of the named permissions. */
export type AdminAccess = 'public' | 'staff' | readonly string[];

export const adminQueries: Record<string, AdminAccess> = {};

export const adminMutations: Record<string, AdminAccess> = {};
