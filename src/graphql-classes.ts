/**
 * graphql decides once, when it is loaded, how it tells its classes apart. Outside production it also looks for a second copy
 * of itself at every type of every answer, which takes a third of a server's start.
 */
export async function trustGraphqlClasses(): Promise<void> {
    const environment = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    await import('graphql/jsutils/instanceOf.js');
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
}
