import { PermissionDefinition } from '@vendure/core';

export const readComplaint = new PermissionDefinition({ name: 'ReadComplaint', description: 'Read complaints of customers' });
export const handleComplaint = new PermissionDefinition({ name: 'HandleComplaint', description: 'Decide on complaints, and file them for customers' });

export const COMPLAINTS_OPTIONS = Symbol('COMPLAINTS_OPTIONS');
