import { isLocalDate } from '../../../kernel/time';

export const formLanguages = ['en', 'fa', 'pl', 'ru'] as const;
export type Texts = Record<(typeof formLanguages)[number], string>;

export const fieldTypes = ['text', 'number', 'choice', 'date', 'yes-no'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A question of the firm's own in the form of one kind of complaint. */
export interface FormField {
    key: string;
    type: FieldType;
    required: boolean;
    label: Texts;
    choices: { key: string; label: Texts }[];
}

/** As it was asked and answered: a form that is changed later does not rewrite what somebody said. */
export interface FormAnswer {
    key: string;
    type: FieldType;
    label: Texts;
    /** Text as typed; number, day and `yes` or `no` as texts; of a choice its key. */
    value: string;
    /** Of a choice, as it was called. */
    shown: Texts | null;
}

export interface GivenAnswer {
    key: string;
    value: string;
}

export type AnswerProblem = 'is required' | 'is unknown' | 'is there twice' | 'is too long' | 'must be a number' | 'must be a day, YYYY-MM-DD' | 'must be yes or no' | 'must be one of the choices';

const longestAnswer = 1000;

function refuseValue({ type, choices }: FormField, value: string): AnswerProblem | null {
    if (value.length > longestAnswer) return 'is too long';
    switch (type) {
        case 'text':
            return null;
        case 'number':
            return /^-?\d{1,12}([.,]\d{1,6})?$/.test(value) ? null : 'must be a number';
        case 'date':
            return isLocalDate(value) ? null : 'must be a day, YYYY-MM-DD';
        case 'yes-no':
            return value === 'yes' || value === 'no' ? null : 'must be yes or no';
        case 'choice':
            return choices.some(({ key }) => key === value) ? null : 'must be one of the choices';
    }
}

/** The answers to a form's fields in their order, or what is wrong with the first that is. Blank is no answer. */
export function readAnswers(fields: readonly FormField[], given: readonly GivenAnswer[]): FormAnswer[] | { key: string; problem: AnswerProblem } {
    const twice = given.find(({ key }, place) => given.findIndex(one => one.key === key) !== place);
    if (twice) return { key: twice.key, problem: 'is there twice' };
    const unknown = given.find(({ key }) => !fields.some(field => field.key === key));
    if (unknown) return { key: unknown.key, problem: 'is unknown' };
    const answers: FormAnswer[] = [];
    for (const field of fields) {
        const value = given.find(({ key }) => key === field.key)?.value.trim() ?? '';
        const problem = value === '' ? (field.required ? 'is required' : null) : refuseValue(field, value);
        if (problem !== null) return { key: field.key, problem };
        if (value === '') continue;
        const { key, type, label } = field;
        answers.push({ key, type, label, value: type === 'number' ? value.replace(',', '.') : value, shown: field.choices.find(one => one.key === value)?.label ?? null });
    }
    return answers;
}

export type FormProblem = { path: string; problem: string };

/** What is wrong with a form that the administrator makes: the first thing, or null. */
export function refuseForm(fields: readonly FormField[]): FormProblem | null {
    for (const [place, { key, type, choices }] of fields.entries()) {
        if (fields.findIndex(one => one.key === key) !== place) return { path: `fields.${place}.key`, problem: 'is there twice' };
        if (type === 'choice' && choices.length < 2) return { path: `fields.${place}.choices`, problem: 'needs at least 2 entries' };
        if (type !== 'choice' && choices.length > 0) return { path: `fields.${place}.choices`, problem: 'are for a choice only' };
        if (new Set(choices.map(one => one.key)).size < choices.length) return { path: `fields.${place}.choices`, problem: 'has a key twice' };
    }
    return null;
}

export function textIn(texts: Texts, language: string): string {
    return texts[language as keyof Texts] || texts.en;
}
