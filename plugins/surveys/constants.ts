import { PermissionDefinition } from '@vendure/core';

export const readRating = new PermissionDefinition({
    name: 'ReadRating',
    description: 'See how customers rate goods and transport',
});
