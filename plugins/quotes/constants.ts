import { PermissionDefinition } from '@vendure/core';

export const readQuote = new PermissionDefinition({ name: 'ReadQuote', description: 'See enquiries and quotes' });
export const updateQuote = new PermissionDefinition({ name: 'UpdateQuote', description: 'Answer enquiries, make and send quotes' });
export const approveQuote = new PermissionDefinition({ name: 'ApproveQuote', description: 'Agree to quotes below the floor' });

export const quotePermissions = [readQuote, updateQuote, approveQuote];

export const QUOTES_OPTIONS = Symbol('QUOTES_OPTIONS');

export const mostQuoteLines = 500;
