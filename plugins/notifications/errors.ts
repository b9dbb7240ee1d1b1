import { RefusalError } from '../../kernel/vendure-error';
import type { TextFault, TextProblem } from './domain/template-check';

const texts: Record<TextProblem, string> = {
    empty: 'The text is empty.',
    'no-subject': 'A mail has its subject on the first line and its text below.',
    'unknown-placeholder': 'This event does not tell that.',
    'broken-placeholder': 'A placeholder is one word with two braces on each side.',
    'link-missing': 'Without its link this text is of no use.',
    'too-many-parts': 'This makes more than six SMS.',
};

/** Why a text of the firm's own is not taken. */
export class NotificationTextRefusal extends RefusalError<TextProblem> {
    constructor({ problem, name }: TextFault) {
        super('NotificationTextRefusal', problem, name === null ? texts[problem] : `${texts[problem]} (${name})`, 'text');
    }
}
