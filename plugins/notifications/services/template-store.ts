import { Inject, Injectable } from '@nestjs/common';
import { Logger } from '@vendure/core';
import fs from 'node:fs';
import path from 'node:path';

import { loggerContext, NOTIFICATIONS_OPTIONS } from '../constants';
import type { Channel } from '../domain/delivery';
import { escapeHtml, fill, splitSubject, textToHtml } from '../domain/template';
import type { NotificationsOptions } from '../types';

export interface RenderedMail {
    subject: string;
    text: string;
    html: string;
}

/** The firm's own words for one event, in the languages that matter. */
export type OwnTexts = ReadonlyArray<{ channel: Channel; language: string; text: string }>;

type Params = Record<string, string>;

/** Texts that come with Karvan are files `<template>.<language>.<kind>`; a language that is missing falls back to English. The firm's own come before them. */
@Injectable()
export class TemplateStore {
    private readonly cache = new Map<string, string | null>();

    constructor(@Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions) {}

    sms(template: string, language: string, params: Params, own: OwnTexts): string | null {
        return this.firstThatFits(template, language, 'sms', own, text => fill(text.trim(), params));
    }

    mail(template: string, language: string, params: Params, own: OwnTexts): RenderedMail | null {
        return this.firstThatFits(template, language, 'mail', own, (found, isOwn) => {
            const { subject, text } = splitSubject(found);
            const filled = fill(text, params);
            // The HTML is made from the text unless the file has one beside it.
            const markup = isOwn ? null : this.file(template, language, 'mail.html');
            const content = markup === null ? textToHtml(filled) : fill(markup, params, escapeHtml);
            const direction = language === 'fa' ? 'rtl' : 'ltr';
            // A subject is one line, whatever the params hold.
            const subjectLine = fill(subject, params).replace(/\s+/g, ' ');
            const layout = (this.read('layout.mail.html') ?? '{{{content}}}').split('{{{content}}}');
            const html = layout.map(part => fill(part, { language, direction, subject: subjectLine }, escapeHtml)).join(content);
            return { subject: subjectLine, text: filled, html };
        });
    }

    /** The text that comes with Karvan; null where the event is not told over that channel. */
    builtIn(template: string, channel: Channel, language: string): string | null {
        return this.file(template, language, `${channel}.txt`)?.trim() ?? null;
    }

    /** The firm's words were checked when they were saved. Should a later version tell something else, business goes on with ours. */
    private firstThatFits<T>(template: string, language: string, channel: Channel, own: OwnTexts, make: (text: string, isOwn: boolean) => T): T | null {
        const file = this.builtIn(template, channel, language);
        if (file === null) return null;
        const written = own.find(one => one.channel === channel && one.language === language);
        if (written !== undefined) {
            try {
                return make(written.text, true);
            } catch (error) {
                Logger.warn(`The firm's text of ${template} (${language}) is passed over: ${(error as Error).message}`, loggerContext);
            }
        }
        return make(file, false);
    }

    private file(template: string, language: string, kind: string): string | null {
        if (!/^[a-z][a-z0-9-]*$/.test(template) || !/^[a-z]{2}$/.test(language)) {
            throw new Error(`Not a template's name and language: ${template}, ${language}`);
        }
        return this.read(`${template}.${language}.${kind}`) ?? this.read(`${template}.en.${kind}`);
    }

    private read(name: string): string | null {
        let found = this.cache.get(name);
        if (found === undefined) {
            const file = path.join(this.options.templates, name);
            found = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
            this.cache.set(name, found);
        }
        return found;
    }
}
