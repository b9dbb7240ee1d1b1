import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Badge, type DashboardRouteDefinition, Link, Page, PageBlock, PageLayout, PageTitle, Switch, usePermissions } from '@vendure/dashboard';
import { useState } from 'react';

import { QueryState, reportError } from '../../screens/dashboard/shared';
import { notificationEventsDocument, notificationSettingsDocument, updateNotificationSettingsDocument } from './notifications.graphql';
import { useTemplateNames } from './template-name';
import { useWording } from './wording';

export const eventList: DashboardRouteDefinition = {
    navMenuItem: { sectionId: 'system', id: 'message-texts', url: '/message-texts', title: /* i18n*/ 'Message texts', requiresPermission: ['ReadNotification'] },
    path: '/message-texts',
    loader: () => ({ breadcrumb: () => <Trans>Message texts</Trans> }),
    component: () => <EventList />,
};

function EventList() {
    const { t } = useLingui();
    const { hasPermissions } = usePermissions();
    const maySwitch = hasPermissions(['UpdateNotification']);
    const client = useQueryClient();
    const nameOf = useTemplateNames();
    const { topics, channels, languages } = useWording();
    const [busy, setBusy] = useState(false);
    const query = useQuery({ queryKey: ['notification-events'], queryFn: () => api.query(notificationEventsDocument) });
    const settings = useQuery({ queryKey: ['notification-settings'], queryFn: () => api.query(notificationSettingsDocument), enabled: maySwitch }).data?.notificationSettings;
    const events = query.data?.notificationEvents ?? [];
    const setOn = async (name: string, isOn: boolean) => {
        if (!settings) return;
        setBusy(true);
        try {
            const { quietFrom, quietUntil, smsPerNumberPerDay, smsPerDay, version } = settings;
            const switchedOff = isOn ? settings.switchedOff.filter(one => one !== name) : [...settings.switchedOff, name];
            await api.mutate(updateNotificationSettingsDocument, { input: { quietFrom, quietUntil, smsPerNumberPerDay, smsPerDay, switchedOff, version } });
        } catch (error) {
            reportError(error);
        }
        await client.invalidateQueries({ queryKey: ['notification-settings'] });
        setBusy(false);
    };
    return (
        <Page pageId="message-texts">
            <PageTitle><Trans>Message texts</Trans></PageTitle>
            <PageLayout>
                <PageBlock column="main" blockId="message-texts-events">
                    <p className="text-muted-foreground mb-4 text-sm">
                        <Trans>What people are told of, by which channel and in which words. A language opens the text. Messages about an account cannot be switched off.</Trans>
                    </p>
                    <QueryState query={query} />
                    <div className="grid gap-6">
                        {topics.map(([topic, title]) => (
                                <section key={topic} aria-labelledby={`topic-${topic}`}>
                                    <h2 id={`topic-${topic}`} className="mb-2 text-base font-semibold">{title}</h2>
                                    <ul className="grid gap-1">
                                        {events.filter(event => event.topic === topic).map(event => (
                                            <li key={event.template} className="grid gap-2 border-b py-2 md:grid-cols-[1fr_2fr]">
                                                <span>
                                                    {nameOf(event.template)}
                                                    {event.isDue && !event.isFixed && topic !== 'firm' && <Badge variant="secondary" className="ms-2"><Trans>always told</Trans></Badge>}
                                                </span>
                                                <div className="grid gap-2">
                                                    {event.channels.map(({ channel, languages: texts }) => {
                                                        const name = `${event.template}:${channel}`;
                                                        const label = t`${nameOf(event.template)}: ${channels[channel] ?? channel}`;
                                                        return (
                                                            <div key={channel} className="flex flex-wrap items-center gap-2 text-sm">
                                                                <Switch
                                                                    aria-label={label}
                                                                    checked={event.isFixed || settings?.switchedOff.includes(name) !== true}
                                                                    disabled={event.isFixed || !maySwitch || !settings || busy}
                                                                    onCheckedChange={isOn => void setOn(name, isOn)}
                                                                />
                                                                <span className="min-w-12">{channels[channel] ?? channel}</span>
                                                                {texts.map(({ language, isOwn }) => (
                                                                    <Link key={language} className="underline underline-offset-4" to={`/message-texts/${event.template}.${channel}.${language}`}>
                                                                        {languages[language] ?? language}
                                                                        {isOwn && <> (<Trans>own words</Trans>)</>}
                                                                    </Link>
                                                                ))}
                                                            </div>
                                                        );
                                                    })}
                                                </div>
                                            </li>
                                        ))}
                                    </ul>
                                </section>
                        ))}
                    </div>
                </PageBlock>
            </PageLayout>
        </Page>
    );
}
