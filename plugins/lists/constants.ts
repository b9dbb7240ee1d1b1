export const LISTS_OPTIONS = Symbol('LISTS_OPTIONS');
