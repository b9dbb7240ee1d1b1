/**
 * How a company's people come by delivery addresses. approval: staff accept each first. free: usable at once. dropshipping:
 * usable at once, and the ERP gets it with the order as an address for this once.
 */
export const addressModes = ['approval', 'free', 'dropshipping'] as const;
export type AddressMode = (typeof addressModes)[number];
