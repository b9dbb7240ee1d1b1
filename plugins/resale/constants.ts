export const RESALE_OPTIONS = Symbol('RESALE_OPTIONS');

/** Under this name orders wait for a distributor: see `PlacementGates`. */
export const gateName = 'distributor';
