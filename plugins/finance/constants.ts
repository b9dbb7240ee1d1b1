import { PermissionDefinition } from '@vendure/core';

export const FINANCE_OPTIONS = Symbol('FINANCE_OPTIONS');

export const readCreditTerms = new PermissionDefinition({
    name: 'ReadCreditTerms',
    description: 'See credit limits, terms and what companies owe',
});

export const updateCreditTerms = new PermissionDefinition({
    name: 'UpdateCreditTerms',
    description: 'Change credit limits and terms of companies',
});
