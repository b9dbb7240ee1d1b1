export const loggerContext = 'Staff';

export const STAFF_OPTIONS = Symbol('STAFF_OPTIONS');
