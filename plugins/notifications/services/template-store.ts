import { Inject, Injectable } from '@nestjs/common';
import fs from 'node:fs';
import path from 'node:path';

import { NOTIFICATIONS_OPTIONS } from '../constants';
import { escapeHtml, fill, splitSubject, textToHtml } from '../domain/template';
import type { NotificationsOptions } from '../types';

export interface RenderedMail {
    subject: string;
    text: string;
    html: string;
}

type Kind = 'sms.txt' | 'mail.txt' | 'mail.html';

/** Templates are files `<template>.<language>.<kind>`; a language that is missing falls back to English. */
@Injectable()
export class TemplateStore {
    private readonly cache = new Map<string, string | null>();

    constructor(@Inject(NOTIFICATIONS_OPTIONS) private options: NotificationsOptions) {}

    sms(template: string, language: string, params: Record<string, string>): string | null {
        const found = this.find(template, language, 'sms.txt');
        return found === null ? null : fill(found.trim(), params);
    }

    mail(template: string, language: string, params: Record<string, string>): RenderedMail | null {
        const found = this.find(template, language, 'mail.txt');
        if (found === null) {
            return null;
        }
        const { subject, text } = splitSubject(found);
        const filled = fill(text, params);
        // The HTML is made from the text unless a template brings its own.
        const own = this.find(template, language, 'mail.html');
        const content = own === null ? textToHtml(filled) : fill(own, params, escapeHtml);
        const direction = language === 'fa' ? 'rtl' : 'ltr';
        // A subject is one line, whatever the params hold.
        const subjectLine = fill(subject, params).replace(/\s+/g, ' ');
        const layout = (this.read('layout.mail.html') ?? '{{{content}}}').split('{{{content}}}');
        const html = layout.map(part => fill(part, { language, direction, subject: subjectLine }, escapeHtml)).join(content);
        return { subject: subjectLine, text: filled, html };
    }

    private find(template: string, language: string, kind: Kind): string | null {
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
