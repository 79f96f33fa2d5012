<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|MapTips" labelsEnabled="0">
<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">
<rules key="{rings}">
<rule key="{rings-0}" symbol="0" label="In range" filter="ELSE"/>
</rules>
<symbols>
<symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleFill" enabled="1" locked="0" pass="0">
<Option type="Map">
<Option type="QString" name="color" value="0,114,178,46"/>
<Option type="QString" name="style" value="solid"/>
<Option type="QString" name="outline_style" value="no"/>
</Option>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="fillColor"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="set_color_part(coalesce(&quot;fill&quot;,&#39;#0072b2&#39;),&#39;alpha&#39;,255*coalesce(&quot;fill-opacity&quot;,0.5))"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
</symbols>
</renderer-v2>
<mapTip>&lt;b&gt;[% replace(replace(coalesce(&quot;title&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;/b&gt;&lt;br&gt;[% replace(replace(coalesce(&quot;description&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;br&gt;&lt;i&gt;[% replace(replace(coalesce(&quot;quote&quot;,&#39;&#39;),&#39;&amp;&#39;,&#39;&amp;amp;&#39;),&#39;&lt;&#39;,&#39;&amp;lt;&#39;) %]&lt;/i&gt;</mapTip>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<layerOpacity>1</layerOpacity>
<layerGeometryType>2</layerGeometryType>
</qgis>
