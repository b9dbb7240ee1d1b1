const { trustGraphqlClasses } = require('../src/graphql-classes');

module.exports = trustGraphqlClasses;
