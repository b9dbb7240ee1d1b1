import { z } from 'zod';

import { line, optional, paragraph, recordId } from '../../../kernel/vendure-input';
import { languages } from '../../organizations';
import { mostFiles } from '../domain/sent-files';
import { threadPriorities } from '../domain/response-target';

/** A message is plain text: no markup is read out of it, ever. */
const text = paragraph(4000);

const fileIds = optional(z.array(recordId).max(mostFiles).refine(ids => new Set(ids).size === ids.length, 'must name each once')).transform(ids => ids ?? []);

export const questionInput = z
    .strictObject({
        orderCode: optional(line(40)),
        stageId: optional(recordId),
        subject: line(200),
        text,
        fileIds,
    })
    .refine(question => question.stageId === null || question.orderCode !== null, {
        path: ['orderCode'],
        error: 'is required for a question about a stage',
    });

export const messageInput = z.strictObject({ text, fileIds });

export const noteInput = z.strictObject({ text });

export const priorityInput = z.strictObject({ priority: z.enum(threadPriorities) });

export const cannedAnswerInput = z.strictObject({
    id: optional(recordId),
    version: optional(z.number().int().min(1)),
    language: z.enum(languages),
    title: line(120),
    text,
});

const minuteOfDay = z.number().int().min(0).max(1440);
/** At most four working weeks. */
const target = z.number().int().min(1).max(14_400);

export const supportSettingsInput = z
    .strictObject({
        version: z.number().int().min(1),
        openMinute: minuteOfDay,
        closeMinute: minuteOfDay,
        normalMinutes: target,
        highMinutes: target,
        urgentMinutes: target,
    })
    .refine(one => one.openMinute < one.closeMinute, { path: ['closeMinute'], error: 'must be after openMinute' })
    .refine(one => one.highMinutes <= one.normalMinutes, { path: ['highMinutes'], error: 'must not be longer than normalMinutes' })
    .refine(one => one.urgentMinutes <= one.highMinutes, { path: ['urgentMinutes'], error: 'must not be longer than highMinutes' });
