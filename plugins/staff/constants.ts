export const loggerContext = 'Staff';
