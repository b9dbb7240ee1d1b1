import { z } from 'zod';

import { line, optional, paragraph, recordId } from '../../../kernel/vendure-input';

/** A message is plain text: no markup is read out of it, ever. */
const text = paragraph(4000);

export const questionInput = z
    .strictObject({
        orderCode: optional(line(40)),
        stageId: optional(recordId),
        subject: line(200),
        text,
    })
    .refine(question => question.stageId === null || question.orderCode !== null, {
        path: ['orderCode'],
        error: 'is required for a question about a stage',
    });

export const messageInput = z.strictObject({ text });
