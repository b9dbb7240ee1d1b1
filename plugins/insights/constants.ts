import { PermissionDefinition } from '@vendure/core';

export const readInsights = new PermissionDefinition({ name: 'ReadInsights', description: 'Sees the managers’ figures' });
