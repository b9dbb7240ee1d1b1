import { PermissionDefinition } from '@vendure/core';

export const readSupportThread = new PermissionDefinition({
    name: 'ReadSupportThread',
    description: 'Read the questions of customers and the answers',
});

export const answerSupportThread = new PermissionDefinition({
    name: 'AnswerSupportThread',
    description: 'Answer and close the questions of customers',
});

export const SUPPORT_OPTIONS = Symbol('SUPPORT_OPTIONS');
