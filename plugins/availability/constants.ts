export const loggerContext = 'Availability';

export const AVAILABILITY_OPTIONS = Symbol('AVAILABILITY_OPTIONS');
