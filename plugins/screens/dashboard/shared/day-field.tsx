import { useLingui } from '@lingui/react/macro';
import { Button, Calendar, Input, Popover, PopoverContent, PopoverTrigger, useDisplayLocale } from '@vendure/dashboard';
import { CalendarIcon } from 'lucide-react';
import { enUS, faIR, getDateLib } from 'react-day-picker/persian';
import { useEffect, useRef, useState } from 'react';

import { dayAndTime, dayOf, instantOf, writtenDay } from './days';
import { useFormats } from './formats';

interface DayFieldProps {
    id: string;
    /** YYYY-MM-DD, or what was typed and is no day, or nothing. */
    value: string;
    onChange: (day: string) => void;
    required?: boolean;
    disabled?: boolean;
    invalid?: boolean;
    describedBy?: string;
    className?: string;
}

const isDay = (value: string) => dayOf(value) === value;

/** A day, typed or chosen, in the calendar of the language. */
export function DayField({ id, value, onChange, required, disabled, invalid, describedBy, className }: DayFieldProps) {
    const { t } = useLingui();
    const { calendar } = useFormats();
    const shown = isDay(value) ? writtenDay(value, calendar) : value;
    const [typed, setTyped] = useState(shown);
    const [isOpen, setOpen] = useState(false);
    const input = useRef<HTMLInputElement>(null);
    useEffect(() => setTyped(before => (value !== '' && dayOf(before) === value ? before : shown)), [value, shown]);
    const isWrong = typed.trim() !== '' && dayOf(typed) === null;
    const pattern = calendar === 'jalali' ? '۱۴۰۵/۰۱/۳۱' : 'YYYY-MM-DD';
    useEffect(() => input.current?.setCustomValidity(isWrong ? t`Write a day as ${pattern}.` : ''), [isWrong, pattern, t]);
    const write = (text: string) => {
        setTyped(text);
        onChange(dayOf(text) ?? text.trim());
    };
    return (
        <span className={`flex gap-1 ${className ?? ''}`}>
            <Input
                ref={input} id={id} dir="ltr" className="min-w-28" inputMode="numeric" autoComplete="off" placeholder={pattern} value={typed}
                required={required} disabled={disabled} aria-invalid={isWrong || invalid} aria-describedby={describedBy}
                onChange={event => write(event.target.value)} onBlur={() => !isWrong && setTyped(shown)}
            />
            <Popover open={isOpen} onOpenChange={setOpen}>
                <PopoverTrigger render={<Button type="button" variant="outline" size="icon" disabled={disabled} aria-label={t`Choose the day`} />}>
                    <CalendarIcon />
                </PopoverTrigger>
                <PopoverContent className="w-auto p-0">
                    <DayChoice day={isDay(value) ? value : null} onChoose={day => { onChange(day); setTyped(writtenDay(day, calendar)); setOpen(false); }} />
                </PopoverContent>
            </Popover>
        </span>
    );
}

function DayChoice({ day, onChoose }: { day: string | null; onChoose: (day: string) => void }) {
    const { calendar } = useFormats();
    const { bcp47Tag } = useDisplayLocale();
    const chosen = day === null ? undefined : new Date(`${day}T12:00:00`);
    const locale = bcp47Tag.startsWith('fa') ? faIR : enUS;
    const jalali = calendar === 'jalali' ? { dateLib: getDateLib({ locale, numerals: 'arabext' }), numerals: 'arabext' as const, dir: 'rtl', locale } : {};
    return (
        <Calendar
            mode="single" required selected={chosen} defaultMonth={chosen} autoFocus {...jalali}
            onSelect={(date: Date) => onChoose(dayAndTime(date.toISOString()).day)}
        />
    );
}

interface MomentFieldProps extends Omit<DayFieldProps, 'value' | 'onChange'> {
    /** An instant, or nothing. */
    value: string | null;
    onChange: (instant: string | null) => void;
}

/** A day and a time where the screen is. The time waits in the field until there is a day. */
export function MomentField({ value, onChange, ...field }: MomentFieldProps) {
    const { t } = useLingui();
    const known = value ? dayAndTime(value) : null;
    const [day, setDay] = useState(known?.day ?? '');
    const [time, setTime] = useState(known?.time ?? '08:00');
    useEffect(() => {
        if (!value) return;
        const given = dayAndTime(value);
        setDay(given.day);
        setTime(given.time);
    }, [value]);
    const change = (nextDay: string, nextTime: string) => {
        // Day and time in one, as other programs write and paste them.
        const both = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/.exec(nextDay);
        if (both?.[1] && both[2]) {
            change(both[1], both[2]);
            return;
        }
        setDay(nextDay);
        setTime(nextTime);
        onChange(isDay(nextDay) && nextTime !== '' ? instantOf(nextDay, nextTime) : null);
    };
    return (
        <span className="flex flex-wrap gap-1">
            <DayField {...field} className="grow" value={day} onChange={next => change(next, time)} />
            <Input type="time" className="w-36" aria-label={t`Time`} value={time} disabled={field.disabled} required={day !== ''} onChange={event => change(day, event.target.value)} />
        </span>
    );
}
