import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@vendure/dashboard';
import { useCallback, useEffect, useRef, useState } from 'react';

import { newKey, reportError } from '../../screens/dashboard/shared';
import { claimPhotos, dropPhotos, keepPhoto, sendPhotos } from './kept-photos';
import { clockOffsetMs, forgetRefused, keepStep, keptSteps, nameOfReason, refusedSteps, type RefusedStep, rememberFloor, rememberTasks, seenFloor, settleSteps } from './kept-steps';
import { type KeptStep, standsOn, withSteps } from './local-task';
import { type MyFloor, myFloorQuery, type OperatorTask, recordStepsMutation, type StepAnswer } from './production.graphql';

const refreshMs = 10_000;
const atATime = 100;
const queryKey = ['production', 'my-work', 'floor'];

export type NewStep = Pick<KeptStep, 'kind' | 'good' | 'scrap' | 'scrapReasonCode' | 'reason' | 'reasonCode' | 'problemKind' | 'stopsWork'>;

/**
 * The operator's work with or without a network. A step is kept on the device first and shown at once; then it is sent, in order, and again
 * until the server has answered it. What the server refuses is told, with what became of the operation.
 */
export function useFloor() {
    const queryClient = useQueryClient();
    const [steps, setSteps] = useState(keptSteps);
    const [refused, setRefused] = useState(refusedSteps);
    const [failure, setFailure] = useState<Error | null>(null);
    const isSending = useRef(false);
    const query = useQuery({
        queryKey,
        queryFn: async ({ signal }) => {
            const sentAt = Date.now();
            const data = await api.query(myFloorQuery);
            if (!signal.aborted) rememberFloor(data, sentAt, Date.now());
            return data;
        },
        refetchInterval: refreshMs,
        refetchOnWindowFocus: true,
        // The browser's own notion of being online is wrong in a hall with a dead access point.
        networkMode: 'always',
        retry: false,
    });
    const seen = query.data ? null : seenFloor();
    const data = query.data ?? seen?.data;
    const operatorId = data?.operatorFloor.operatorId;
    const reread = useCallback(() => {
        setSteps(keptSteps());
        setRefused(refusedSteps());
    }, []);

    const send = useCallback(async () => {
        if (isSending.current || operatorId === undefined) return;
        isSending.current = true;
        try {
            for (;;) {
                const mine = keptSteps().filter(step => step.operatorId === operatorId).slice(0, atATime);
                if (mine.length === 0) break;
                const known = queryClient.getQueryData<MyFloor>(queryKey) ?? seenFloor()?.data;
                const answers = (await api.mutate(recordStepsMutation, { steps: mine.map(inputOf) })).recordOperatorSteps;
                // Taken, and shown as taken, though the network may be gone before the list is read again. A list on its way may be older.
                const taken = mine.filter(step => answers.some(answer => answer.key === step.key && answer.outcome !== 'refused'));
                await queryClient.cancelQueries({ queryKey });
                if (known) {
                    const myOperations = withSteps(known.myOperations, taken, reasonNames(known));
                    queryClient.setQueryData<MyFloor>(queryKey, { ...known, myOperations });
                    rememberTasks(myOperations);
                }
                await settle(mine, answers);
                reread();
                await queryClient.invalidateQueries({ queryKey: ['production', 'my-work'] });
            }
            for (const said of await sendPhotos()) reportError(new Error(said));
            setFailure(null);
        } catch (error) {
            setFailure(error as Error);
        } finally {
            isSending.current = false;
        }
    }, [operatorId, queryClient, reread]);

    useEffect(() => {
        void send();
        const timer = setInterval(() => void send(), refreshMs);
        const now = () => void send();
        window.addEventListener('online', now);
        // Another page on this device.
        window.addEventListener('storage', reread);
        return () => {
            clearInterval(timer);
            window.removeEventListener('online', now);
            window.removeEventListener('storage', reread);
        };
    }, [send, reread]);

    const take = async (task: OperatorTask, label: string, step: NewStep, photos: readonly Blob[] = []) => {
        if (operatorId === undefined) return;
        const key = newKey();
        try {
            const photoIds = photos.map(() => newKey());
            for (const [index, blob] of photos.entries()) {
                await keepPhoto({ id: photoIds[index], stepKey: key, problemId: null, blob });
            }
            keepStep({
                ...step, key, operatorId, label, operationId: task.id, at: new Date().toISOString(), clockOffsetMs: clockOffsetMs(),
                afterKey: standsOn(keptSteps().filter(one => one.operatorId === operatorId), task.id), photoIds,
            });
        } catch (error) {
            reportError(error);
            return;
        }
        reread();
        void send();
    };

    const mine = steps.filter(step => step.operatorId === operatorId);
    return {
        tasks: withSteps(data?.myOperations ?? [], mine, reasonNames(data)),
        reasons: data?.operatorFloor.reasons ?? [],
        waiting: mine,
        /** Of others who used this device; sent when they sign in again. */
        othersWaiting: steps.length - mine.length,
        refused: refused.filter(one => one.operatorId === operatorId),
        dismiss: (key: string) => {
            forgetRefused(key);
            reread();
        },
        isPending: query.isPending && data === undefined,
        isFetching: query.isFetching,
        /** Since when the list is not fresh; null while it is. */
        staleSince: seen?.at ?? (query.error ? query.dataUpdatedAt : null),
        failure: query.error ?? failure,
        take,
        reload: () => {
            void send();
            void queryClient.invalidateQueries({ queryKey });
        },
    };
}

export type Floor = ReturnType<typeof useFloor>;

function reasonNames(floor: MyFloor | undefined) {
    return (code: string) => nameOfReason(floor, 'pause')(code) ?? nameOfReason(floor, 'problem')(code);
}

function inputOf({ operatorId: _, label: __, photoIds: ___, ...step }: KeptStep) {
    return step;
}

async function settle(steps: readonly KeptStep[], answers: readonly StepAnswer[]): Promise<void> {
    const refused: RefusedStep[] = [];
    for (const answer of answers) {
        const step = steps.find(one => one.key === answer.key);
        if (step === undefined) continue;
        if (answer.problemId && step.photoIds?.length) await claimPhotos(step.key, answer.problemId);
        if (answer.outcome !== 'refused') continue;
        if (step.photoIds?.length) await dropPhotos(step.key);
        const { key, operatorId, label, kind } = step;
        refused.push({
            key, operatorId, label, kind, reason: answer.reason ?? '', message: answer.message ?? '', quantity: answer.quantity ?? null,
            state: answer.task?.state ?? null, operatorName: answer.task?.operatorName ?? null,
        });
    }
    settleSteps(answers.map(answer => answer.key), refused);
}
